import { Navigate, useParams } from '@tanstack/react-router';
import { isMissing } from '../../shared/api/problem';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAdvice } from './api/recommendations';

/** A recommendation by its id, as notifications name it: it stands on the page of its visit. */
export default function ToVisit() {
  const { t } = useTranslation();
  const { recommendationId } = useParams({ from: '/recommendations/$recommendationId' });
  const found = useAdvice(recommendationId);
  if (found.data) return <Navigate to="/visits/$visitId" params={{ visitId: found.data.visitId }} replace />;
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('visits.missingTitle')} text={t('visits.missingText')}>
        <ButtonLink to="/visits">{t('visits.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
}
