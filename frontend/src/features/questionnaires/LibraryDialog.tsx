import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ReadyMadeQuestionnaire } from '../../shared/api/types';
import { textIn } from '../../shared/surveys/definition';
import { Dialog } from '../../shared/ui/Dialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useReadyMade } from './api/listReadyMade';
import { CopyDialog } from './CopyDialog';
import classes from './LibraryDialog.module.css';

/** The questionnaires that come with the product, to begin from. */
export function LibraryDialog({ organizationId, onClose }: { organizationId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useReadyMade();
  const [chosen, setChosen] = useState<{ code: string; title: string } | null>(null);
  if (chosen) {
    return (
      <CopyDialog
        source={{ readyMade: chosen.code }}
        title={chosen.title}
        organizationId={organizationId}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={t('questionnaires.library')} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm" className="quiet">
          {t('questionnaires.libraryText')}
        </Text>
        {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Loading rows={4} />}
        <ul className={classes.list}>
          {found.data?.items.map((one) => (
            <ReadyMade key={one.code} one={one} onChoose={(title) => setChosen({ code: one.code, title })} />
          ))}
        </ul>
      </Stack>
    </Dialog>
  );
}

type Props = { one: ReadyMadeQuestionnaire; onChoose: (title: string) => void };

function ReadyMade({ one, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const title = textIn(one.title, i18n.language, one.languages);
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{title}</Text>
          <Text size="sm">{textIn(one.description, i18n.language, one.languages)}</Text>
          <Text size="sm" className="quiet">
            {t('questionnaires.questionCount', { count: one.questionCount })} · {one.languages.join(', ')}
          </Text>
        </div>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChoose(title)}
          aria-label={t('questionnaires.take', { title })}
        >
          {t('questionnaires.copy')}
        </Button>
      </Group>
    </li>
  );
}
