import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ImportView } from '../../shared/api/types';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useApplyImport } from './api/applyImport';
import { doubtfulOf, missingFields } from './preview';
import classes from './ApplyBar.module.css';

type Props = { view: ImportView; busy: boolean; onMissing: () => void };

/** The last step; until it is taken nothing exists. */
export function ApplyBar({ view, busy, onMissing }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const apply = useApplyImport(view.id);
  const doubts = doubtfulOf(view).length;
  const missing = missingFields(view);
  const create = () => {
    if (missing.length > 0) return onMissing();
    apply.mutate(undefined, {
      onSuccess: ({ id }) => void navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: id } }),
    });
  };
  if (!view.allowedActions.includes('apply')) return null;
  return (
    <Stack gap="xs" className={classes.bar}>
      {apply.error && <ProblemAlert error={apply.error} kept={t('imports.kept')} />}
      <Group justify="space-between" gap="sm">
        <Text size="sm" className="quiet" maw={560}>
          {missing.length > 0
            ? t('imports.missing', { fields: missing.map((field) => t(`imports.fields.${field}`)).join(', ') })
            : doubts > 0
              ? t('imports.doubtsStay', { count: doubts })
              : t('imports.nothingCreated')}
        </Text>
        <Button onClick={create} loading={apply.isPending} disabled={busy || view.activityCount === 0}>
          {t('imports.apply')}
        </Button>
      </Group>
    </Stack>
  );
}
