import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import { usePermission } from '../../shared/api/getMe';
import { isMissing } from '../../shared/api/problem';
import type { RiskFormula } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useFormula } from './api/formulas';
import { FormulaEditor } from './FormulaEditor';
import { FormulaStateMark } from './FormulaStateMark';

const CreateDialog = lazyDialog(() => import('./CreateDialog').then((found) => found.CreateDialog));
const Comparison = lazy(() => import('./Comparison'));

/** One version of a formula: a draft is written here, a published one is read and compared. */
export default function FormulaPage() {
  const { t } = useTranslation();
  const { formulaId } = useParams({ from: '/surveys/formulas/$formulaId' });
  const found = useFormula(formulaId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('formulas.missingTitle')} text={t('formulas.missingText')}>
        <ButtonLink to="/surveys/formulas">{t('formulas.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={found.data.id} formula={found.data} />;
}

function Loaded({ formula }: { formula: RiskFormula }) {
  const { t } = useTranslation();
  const mayWrite = usePermission('formulas:write');
  const [copying, setCopying] = useState(false);
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/surveys/formulas" w="fit-content">
          {t('formulas.title')}
        </AppLink>
        <PageTitle title={toldFormula(formula).name} />
        <Group gap="sm">
          <FormulaStateMark formula={formula} />
          <Text className="quiet">{formula.organization?.name ?? t('formulas.ofProduct')}</Text>
        </Group>
        {mayWrite && (
          <Button
            size="xs"
            variant="default"
            w="fit-content"
            className="no-print"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => setCopying(true)}
          >
            {t('formulas.copy')}
          </Button>
        )}
      </Stack>
      <FormulaEditor formula={formula} />
      <Suspense fallback={<Loading rows={3} />}>
        <Comparison formula={formula} />
      </Suspense>
      {copying && (
        <CreateDialog
          organizationId={formula.organization?.id ?? null}
          from={formula}
          onClose={() => setCopying(false)}
        />
      )}
    </Stack>
  );
}
