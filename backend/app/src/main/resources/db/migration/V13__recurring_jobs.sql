-- Recurring jobs: what is due when, and which node is at it. A claim is a lease that is renewed while the work goes on, so
-- of several nodes one runs a job, and the job of a node that was killed is taken up by another one a minute later.
CREATE TABLE platform_jobs (
    name              text        PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
    due_at            timestamptz NOT NULL,
    claim             uuid,
    claimed_until     timestamptz,
    failures          integer     NOT NULL DEFAULT 0,
    failure           text,
    last_started_at   timestamptz,
    last_succeeded_at timestamptz,
    CHECK ((claim IS NULL) = (claimed_until IS NULL))
);
COMMENT ON COLUMN platform_jobs.claim IS 'Of one run: whoever lost it can neither prolong nor end what another one began.';
COMMENT ON COLUMN platform_jobs.failures IS 'How many in a row; 0 after a success.';
CALL opora_policies('platform_jobs', '''{""}'' = (SELECT opora_scope())::text', '''{""}'' = (SELECT opora_scope())::text');
