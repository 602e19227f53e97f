import { List, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Activity, Roadmap, RoadmapComment } from '../../../shared/api/types';
import { AppLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useProposal } from '../api/getProposal';
import { useRoadmapComments } from '../api/roadmapComments';
import { Say, Thread } from '../comments/Threads';
import { Answers } from './Answers';
import { MissingList } from './MissingList';
import { byRow, threadsOf, type Shown } from './threads';

const SHOWN: Shown[] = ['open', 'settled', 'all'];

type Props = { roadmap: Roadmap; rows: Activity[] };

/** Before whom the draft lies, what is missing before it can be approved, and everything that was said about it. */
export default function AgreementView({ roadmap, rows }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" component="section" aria-label={t('roadmaps.views.agreement')} maw={900}>
      {roadmap.state === 'IN_AGREEMENT' && <Proposal roadmap={roadmap} />}
      <MissingList roadmap={roadmap} />
      <Comments roadmap={roadmap} rows={rows} />
    </Stack>
  );
}

function Proposal({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useTranslation();
  const proposal = useProposal(roadmap.id);
  if (proposal.error) return <ProblemAlert error={proposal.error} onRetry={() => void proposal.refetch()} />;
  if (!proposal.data) return <Loading rows={3} />;
  const { everybodyBelow, organizations, until, message } = proposal.data;
  return (
    <Stack gap={4}>
      <Title order={2} size="h3">
        {t('agreement.proposed')}
      </Title>
      <Text>{until ? t('roadmaps.agreeUntil', { date: formatDay(until) }) : t('agreement.noDay')}</Text>
      {message && <Text className="verbatim">{message}</Text>}
      <List spacing={6}>
        {everybodyBelow && <List.Item>{t('roadmapDialog.everybodyBelow')}</List.Item>}
        {organizations.map((one) => (
          <List.Item key={one.id}>
            <AppLink to="/organizations/$organizationId" params={{ organizationId: one.id }}>
              {one.name}
            </AppLink>
          </List.Item>
        ))}
      </List>
      <Answers roadmapId={roadmap.id} proposal={proposal.data} />
    </Stack>
  );
}

function Comments({ roadmap, rows }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('open');
  const pages = useRoadmapComments(roadmap.id);
  const mayComment = roadmap.allowedActions.includes('comment');
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('rowComments.title')}
      </Title>
      <SegmentedControl
        aria-label={t('agreement.which')}
        w="fit-content"
        value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={SHOWN.map((value) => ({ value, label: t(`agreement.shown.${value}`) }))}
      />
      <Pages pages={pages} empty={<Text className="quiet">{t('agreement.nothingSaid')}</Text>}>
        {(items) => <Threads roadmap={roadmap} rows={rows} items={items} shown={shown} mayComment={mayComment} />}
      </Pages>
      {mayComment ? (
        <Stack gap={4}>
          <Title order={3} size="h4">
            {t('agreement.aboutWhole')}
          </Title>
          <Say roadmapId={roadmap.id} activityId={null} />
        </Stack>
      ) : (
        <Text size="sm" className="quiet">
          {t('agreement.readOnly')}
        </Text>
      )}
    </Stack>
  );
}

type ThreadsProps = Props & { items: RoadmapComment[]; shown: Shown; mayComment: boolean };

function Threads({ roadmap, rows, items, shown, mayComment }: ThreadsProps) {
  const { t } = useTranslation();
  const groups = byRow(threadsOf(items, shown), rows);
  if (groups.length === 0) return <Text className="quiet">{t('agreement.noneOfThese')}</Text>;
  return groups.map(({ row, threads }) => (
    <Stack key={row?.id ?? 'whole'} gap="xs">
      <Title order={3} size="h4">
        {row ? (
          <AppLink
            to="/roadmaps/$roadmapId"
            params={{ roadmapId: roadmap.id }}
            search={(old) => ({ ...old, row: row.id })}
            className="verbatim"
          >
            {[row.number, row.title].filter(Boolean).join(' ')}
          </AppLink>
        ) : (
          t('agreement.whole')
        )}
      </Title>
      {threads.map(({ first, answers }) => (
        <Thread key={first.id} roadmap={roadmap} first={first} answers={answers} mayComment={mayComment} />
      ))}
    </Stack>
  ));
}
