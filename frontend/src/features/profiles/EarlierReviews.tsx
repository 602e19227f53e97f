import { Button, List, Text } from '@mantine/core';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useReviews } from './api/profile';
import { decided } from './decided';

type Props = { organizationId: string; factor: string };

/** What was decided on a factor before the decision that holds. */
export default function EarlierReviews({ organizationId, factor }: Props) {
  const { t, i18n } = useTranslation();
  const found = useReviews(organizationId, factor);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={2} />;
  const earlier = found.data.pages.flatMap((page) => page.items).slice(1);
  if (earlier.length === 0) return <Text size="sm">{t('profile.noEarlier')}</Text>;
  return (
    <>
      <List listStyleType="none" spacing="xs">
        {earlier.map((review) => (
          <List.Item key={review.id}>
            <Text>{decided(review, t)}</Text>
            <Text className="verbatim">{review.reason}</Text>
            <Text size="sm" className="quiet">
              {t('profile.decidedBy', {
                person: review.decidedBy,
                time: formatInstant(review.decidedAt, i18n.language),
              })}
            </Text>
          </List.Item>
        ))}
      </List>
      {found.hasNextPage && (
        <Button
          size="xs"
          variant="default"
          w="fit-content"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
