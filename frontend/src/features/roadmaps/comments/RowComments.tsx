import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Activity, Roadmap } from '../../../shared/api/types';
import { Pages } from '../../../shared/ui/Pages';
import { useRoadmapComments } from '../api/roadmapComments';
import { Say, Thread } from './Threads';

/** What is said about a row while the draft is in agreement: threads, each settled or not. */
export default function RowComments({ roadmap, row }: { roadmap: Roadmap; row: Activity }) {
  const { t } = useTranslation();
  const pages = useRoadmapComments(roadmap.id, row.id);
  const mayComment = roadmap.allowedActions.includes('comment');
  return (
    <Stack gap="xs" component="section" aria-label={t('rowComments.title')}>
      <Title order={3} size="sm" className="quiet" fw={500}>
        {t('rowComments.title')}
      </Title>
      <Pages
        pages={pages}
        empty={
          <Text size="sm" className="quiet">
            {t('rowComments.none')}
          </Text>
        }
      >
        {(items) =>
          items
            .filter((one) => one.parentId === null)
            .map((one) => (
              <Thread
                key={one.id}
                roadmap={roadmap}
                first={one}
                answers={items.filter((other) => other.parentId === one.id)}
                mayComment={mayComment}
              />
            ))
        }
      </Pages>
      {mayComment && <Say roadmapId={roadmap.id} activityId={row.id} />}
    </Stack>
  );
}
