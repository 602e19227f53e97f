import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Activity, DoubtfulMatch, Roadmap, UnmatchedRow } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { Loading } from '../../../shared/ui/Loading';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { StatusMark } from '../../../shared/ui/StatusMark';
import { useChooseOrigin, useConfirmMatches, useMatches } from '../api/matches';
import classes from './MatchesView.module.css';

type Props = { roadmap: Roadmap; rows: Activity[] };

/** Which rows of the annex are the rows that are in force: done work follows them, so a person has the last word. */
export default function MatchesView({ roadmap, rows }: Props) {
  const { t } = useTranslation();
  const found = useMatches(roadmap.id);
  const confirm = useConfirmMatches(roadmap.id);
  const choose = useChooseOrigin(roadmap.id);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={6} />;
  const { doubtful, dropped, added } = found.data;
  const may = roadmap.allowedActions.includes('update');
  const busy = confirm.isPending || choose.isPending;
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  const setOrigin = (id: string, originId: string | null) => {
    const row = rowOf(id);
    if (row) choose.mutate({ row, originId });
  };
  const error = confirm.error ?? choose.error;
  if (doubtful.length + dropped.length + added.length === 0) {
    return <EmptyState title={t('matches.allSureTitle')} text={t('matches.allSureText')} />;
  }
  return (
    <Stack gap="lg" component="section" aria-label={t('roadmaps.views.matches')} maw={1000}>
      <Text>{t(may ? 'matches.lead' : 'matches.leadReader')}</Text>
      {error && <ProblemAlert error={error} />}
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h3">
            {t('matches.doubtful', { count: doubtful.length })}
          </Title>
          {may && doubtful.length > 1 && (
            <Button size="xs" variant="default" loading={busy} onClick={() => confirm.mutate(null)}>
              {t('matches.confirmAll', { count: doubtful.length })}
            </Button>
          )}
        </Group>
        {doubtful.length === 0 && <Text className="quiet">{t('matches.noDoubt')}</Text>}
        {doubtful.map((one) => (
          <Doubtful
            key={one.activityId}
            match={one}
            dropped={dropped}
            busy={busy}
            may={may && rowOf(one.activityId) !== undefined}
            onSame={() => confirm.mutate([one.activityId])}
            onOrigin={(originId) => setOrigin(one.activityId, originId)}
          />
        ))}
      </Stack>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('matches.added', { count: added.length })}
        </Title>
        {added.length === 0 && <Text className="quiet">{t('matches.noAdded')}</Text>}
        {added.map((one) => (
          <div key={one.activityId} className={classes.row}>
            <Words {...one} />
            {may && dropped.length > 0 && rowOf(one.activityId) && (
              <OriginChoice dropped={dropped} busy={busy} onChoose={(id) => setOrigin(one.activityId, id)} />
            )}
          </div>
        ))}
      </Stack>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('matches.dropped', { count: dropped.length })}
        </Title>
        <Text size="sm" className="quiet">
          {t(dropped.length === 0 ? 'matches.noDropped' : 'matches.droppedHint')}
        </Text>
        {dropped.map((one) => (
          <div key={one.activityId} className={classes.row}>
            <Words {...one} />
          </div>
        ))}
      </Stack>
    </Stack>
  );
}

type DoubtfulProps = {
  match: DoubtfulMatch;
  dropped: UnmatchedRow[];
  busy: boolean;
  may: boolean;
  onSame: () => void;
  onOrigin: (originId: string | null) => void;
};

function Doubtful({ match, dropped, busy, may, onSame, onOrigin }: DoubtfulProps) {
  const { t } = useTranslation();
  return (
    <article className={classes.pair}>
      <div className={classes.sides}>
        <div>
          <Text size="sm" className="quiet">
            {t('matches.inForce')}
          </Text>
          <Words number={match.originNumber} title={match.originTitle} termText={match.originTermText} />
        </div>
        <div>
          <Text size="sm" className="quiet">
            {t('matches.inAnnex')}
          </Text>
          <Words number={match.number} title={match.title} termText={match.termText} />
        </div>
      </div>
      <Group gap="xs" align="flex-end">
        <StatusMark tone="amber" icon={<IconAlertCircle aria-hidden />}>
          {t('matches.likeness', { percent: match.likeness })}
        </StatusMark>
        {may && (
          <>
            <Button size="xs" loading={busy} onClick={onSame}>
              {t('matches.same')}
            </Button>
            <Button size="xs" variant="default" loading={busy} onClick={() => onOrigin(null)}>
              {t('matches.new')}
            </Button>
            {dropped.length > 0 && <OriginChoice dropped={dropped} busy={busy} onChoose={onOrigin} />}
          </>
        )}
      </Group>
    </article>
  );
}

type WordsProps = { number: string | null; title: string; termText: string };

const Words = ({ number, title, termText }: WordsProps) => (
  <div>
    <Text className="verbatim">{[number, title].filter(Boolean).join(' ')}</Text>
    <Text size="sm" className="verbatim quiet">
      {termText}
    </Text>
  </div>
);

type ChoiceProps = { dropped: UnmatchedRow[]; busy: boolean; onChoose: (id: string) => void };

/** Another row in force, of those for which no row stands yet. */
function OriginChoice({ dropped, busy, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  return (
    <Group gap="xs" align="flex-end" className={classes.choice}>
      <NativeSelect
        size="xs"
        label={t('matches.another')}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        data={[
          { value: '', label: t('matches.chooseRow') },
          ...dropped.map((one) => ({
            value: one.activityId,
            label: [one.number, one.title].filter(Boolean).join(' ').slice(0, 90),
          })),
        ]}
      />
      <Button size="xs" variant="default" disabled={id === ''} loading={busy} onClick={() => onChoose(id)}>
        {t('matches.replaces')}
      </Button>
    </Group>
  );
}
