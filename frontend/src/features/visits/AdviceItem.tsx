import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Recommendation } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import type { Asked } from './AdviceDialog';
import { useAdviceStep } from './api/recommendations';
import { AdviceMark } from './marks';

const AdviceDialog = lazyDialog(() => import('./AdviceDialog').then((found) => found.AdviceDialog));
const FileList = lazy(() => withRareWords(() => import('../../shared/files/FileList')));

const STEPS: { action: Recommendation['allowedActions'][number]; asked: Asked; word: AdviceWord }[] = [
  { action: 'accept', asked: 'accept', word: 'advice.accept' },
  { action: 'dispute', asked: 'dispute', word: 'advice.dispute' },
  { action: 'done', asked: 'done', word: 'advice.done' },
  { action: 'sendBack', asked: 'return', word: 'advice.sendBack' },
  { action: 'update', asked: 'update', word: 'advice.edit' },
  { action: 'withdraw', asked: 'withdraw', word: 'advice.withdraw' },
];
type AdviceWord =
  'advice.accept' | 'advice.dispute' | 'advice.done' | 'advice.sendBack' | 'advice.edit' | 'advice.withdraw';

/** A recommendation with what was said to it, and what the person may do. */
export function AdviceItem({ advice }: { advice: Recommendation }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const step = useAdviceStep();
  return (
    <Stack gap={6}>
      <Text className="verbatim">{advice.text}</Text>
      <Group gap="md">
        <AdviceMark {...advice} />
        <Text size="sm">{t('advice.dueBy', { day: formatDay(advice.due) })}</Text>
      </Group>
      {advice.answer && <Text size="sm">{t('advice.answerOf', { text: advice.answer })}</Text>}
      {advice.done && <Text size="sm">{t('advice.doneOf', { text: advice.done })}</Text>}
      {advice.files.length > 0 && (
        <Suspense>
          <FileList files={advice.files} label={t('advice.doneFiles')} />
        </Suspense>
      )}
      {advice.remark && <Text size="sm">{t('advice.remarkOf', { text: advice.remark })}</Text>}
      {step.error && <ProblemAlert error={step.error} />}
      <Group gap="xs" className="no-print">
        {advice.allowedActions.includes('verify') && (
          <Button
            size="xs"
            loading={step.isPending}
            onClick={() => step.mutate({ step: 'verify', id: advice.id, version: advice.version })}
          >
            {t('advice.verify')}
          </Button>
        )}
        {STEPS.filter(({ action }) => advice.allowedActions.includes(action)).map(({ asked: what, word }) => (
          <Button
            key={what}
            size="xs"
            variant={what === 'accept' || what === 'done' ? 'filled' : 'default'}
            onClick={() => setAsked(what)}
          >
            {t(word)}
          </Button>
        ))}
      </Group>
      {asked && <AdviceDialog advice={advice} asked={asked} onClose={() => setAsked(null)} />}
    </Stack>
  );
}
