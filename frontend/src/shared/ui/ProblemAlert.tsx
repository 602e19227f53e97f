import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';
import { ApiProblem } from '../api/problem';
import type { Problem } from '../api/types';

type Props = { error: unknown; onRetry?: () => void; kept?: string };

/** What happened, what was kept, what to do; the request id is for the person who reads the log. */
export function ProblemAlert({ error, onRetry, kept }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error.problem : null;
  const status = problem?.status ?? -1;
  const advice = adviceFor(status);
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={titleOf(problem) ?? t(`problem.${advice}.title`)}
    >
      {problem?.detail && <Text className="verbatim">{problem.detail}</Text>}
      {problem?.errors && problem.errors.length > 0 && (
        <List size="sm">
          {problem.errors.map((item) => (
            <List.Item key={item.pointer + item.code}>{item.message}</List.Item>
          ))}
        </List>
      )}
      <Text>
        {status === 429 && problem?.retryAfter
          ? t('problem.busy.wait', { count: problem.retryAfter })
          : t(`problem.${advice}.todo`)}
      </Text>
      {kept && <Text>{kept}</Text>}
      <Group mt="xs" gap="md">
        {onRetry && advice !== 'forbidden' && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        {problem?.requestId && (
          <Text size="xs" className="quiet">
            {t('problem.requestId', { id: problem.requestId })}
          </Text>
        )}
      </Group>
    </Alert>
  );
}

const titleOf = (problem: Problem | null) => problem?.title || undefined;

function adviceFor(status: number) {
  if (status === 0) return 'offline';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 409) return 'conflict';
  if (status === 412) return 'stale';
  if (status === 413 || status === 415 || status === 422 || status === 400) return 'invalid';
  if (status === 429) return 'busy';
  return 'server';
}
