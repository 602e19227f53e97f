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
