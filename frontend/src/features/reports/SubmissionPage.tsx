import { Stack } from '@mantine/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { isMissing } from '../../shared/api/problem';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useSubmission } from './api/submissions';

/** A consolidated report that was sent up stands on the page of its template and period: who is told of it is led there. */
export default function SubmissionPage() {
  const { t } = useTranslation();
  const { submissionId } = useParams({ from: '/consolidated-submissions/$submissionId' });
  const found = useSubmission(submissionId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('reports.noConsolidated')} text={t('reports.missingText')}>
        <ButtonLink to="/consolidated-reports">{t('reports.consolidated')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) {
    return (
      <Stack>
        <PageTitle title={t('reports.consolidated')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  }
  if (!found.data) return <Loading />;
  const { templateId, periodStart } = found.data;
  return (
    <Navigate
      to="/consolidated-reports/$templateId"
      params={{ templateId }}
      search={{ period: periodStart }}
      hash="sent-up"
      replace
    />
  );
}
