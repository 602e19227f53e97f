-- What the planner makes of policies, in a country of 40,000 schools.

-- Policies of tables that came after V26 compared the scope with a text again. The planner takes it that one row of two hundred
-- passes that, and joined the counts of a large campaign row by row: 80 ms for 2,000 schools, and more by their square
-- (docs/adr/0058-deciding-once.md).

DO $$
DECLARE
    policy record;
    was text := '(''{""}''::text = (( SELECT opora_scope() AS opora_scope))::text)';
BEGIN
    FOR policy IN SELECT tablename, policyname, replace(qual, was, '(SELECT opora_everything())') AS seen,
                         replace(with_check, was, '(SELECT opora_everything())') AS written
                  FROM pg_policies WHERE schemaname = current_schema() AND concat(qual, with_check) LIKE '%{""}%' LOOP
        EXECUTE format('ALTER POLICY %I ON %I', policy.policyname, policy.tablename)
            || coalesce(' USING (' || policy.seen || ')', '') || coalesce(' WITH CHECK (' || policy.written || ')', '');
    END LOOP;
END $$;

-- «In the list of all that lies in the subtrees» reads every organisation for a few rows; whether one row's organisation lies in
-- them is asked by its id, and the planner still makes the list where that is cheaper.
DO $$
DECLARE
    policy record;
    listed text := '[a-z_.]*organization_id IN \( SELECT o\.id\s+FROM organizations o\s+WHERE \(o\.path <@ \( SELECT opora_scope\(\) AS opora_scope\)\)\)';
    one text;
BEGIN
    FOR policy IN SELECT tablename, policyname, qual, with_check
                  FROM pg_policies WHERE schemaname = current_schema() AND (qual ~ listed OR with_check ~ listed) LOOP
        one := format('EXISTS (SELECT 1 FROM organizations o WHERE o.id = %I.organization_id AND o.path <@ (SELECT opora_scope()))', policy.tablename);
        EXECUTE format('ALTER POLICY %I ON %I', policy.policyname, policy.tablename)
            || coalesce(' USING (' || regexp_replace(policy.qual, listed, one, 'g') || ')', '')
            || coalesce(' WITH CHECK (' || regexp_replace(policy.with_check, listed, one, 'g') || ')', '');
    END LOOP;
END $$;
