import { Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { AppLink } from '../../../shared/ui/links';
import { StatusMark } from '../../../shared/ui/StatusMark';
import { useExecutors } from '../api/executors';
import { useProposal } from '../api/getProposal';
import { useMatches } from '../api/matches';
import type { RoadmapSearch } from '../search';

/** What a person should put right before the order is signed; none of it forbids the approval, all of it is asked about. */
export function MissingList({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const comments = useProposal(roadmap.id).data?.openComments ?? 0;
  const found = useExecutors(roadmap.id).data;
  const executors = found?.items.filter((one) => one.status !== 'RESOLVED').length ?? 0;
  const idle = found?.rowsWithoutExecutors.length ?? 0;
  const matches = useMatches(roadmap.id, isAmending(roadmap)).data?.doubtful.length ?? 0;
  const empty = roadmap.activityCount === 0;
  const nothing = !empty && comments + executors + idle + matches + roadmap.reviewCount === 0;
  const link = (search: RoadmapSearch, words: string) => (
    <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: roadmap.id }} search={search as never}>
      {words}
    </AppLink>
  );
  return (
    <Stack gap={6}>
      <Title order={2} size="h3">
        {t('agreement.missing')}
      </Title>
      {nothing && (
        <StatusMark tone="green" icon={<IconCircleCheck aria-hidden />}>
          {t('agreement.ready')}
        </StatusMark>
      )}
      {empty && <Open>{link({ view: 'edit' }, t('agreement.noRows'))}</Open>}
      {roadmap.reviewCount > 0 && (
        <Open>{link({ view: 'table', doubtful: true }, t('term.doubtCount', { count: roadmap.reviewCount }))}</Open>
      )}
      {executors > 0 && <Open>{link({ view: 'executors' }, t('executors.open', { count: executors }))}</Open>}
      {idle > 0 && <Open>{link({ view: 'executors' }, t('executors.idle', { count: idle }))}</Open>}
      {matches > 0 && <Open>{link({ view: 'matches' }, t('matches.open', { count: matches }))}</Open>}
      {comments > 0 && <Open>{t('agreement.openComments', { count: comments })}</Open>}
      <Text size="sm" className="quiet">
        {t('agreement.missingHint')}
      </Text>
    </Stack>
  );
}

const Open = ({ children }: { children: ReactNode }) => (
  <StatusMark tone="amber" icon={<IconAlertCircle aria-hidden />}>
    {children}
  </StatusMark>
);

export const isAmending = ({ amendsId, mergedEdition }: Roadmap) => amendsId !== null && mergedEdition === null;
