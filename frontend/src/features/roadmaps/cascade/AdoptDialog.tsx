import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AdoptionCandidate, AdoptionSource, Roadmap } from '../../../shared/api/types';
import { formatPeriod } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { SearchField } from '../../../shared/ui/SearchField';
import { useAdopt, useAdoptionCandidates, useAdoptionSources } from '../api/cascade';
import classes from './AdoptDialog.module.css';

/** Which rows of the roadmap above the draft takes over. */
export function AdoptDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const sources = useAdoptionSources(roadmap.id);
  const [wanted, setWanted] = useState<string>();
  const [chosen, setChosen] = useState<string[]>([]);
  const adopt = useAdopt(roadmap.id);
  const items = sources.data?.items ?? [];
  const bound = items.find((one) => one.adoptedCount > 0);
  const source = bound ?? items.find((one) => one.id === wanted) ?? items[0];
  const choose = (id: string) => {
    setWanted(id);
    setChosen([]);
  };
  return (
    <FormDialog
      title={t('adopt.title')}
      action={chosen.length > 0 ? t('adopt.action', { count: chosen.length }) : t('adopt.actionNone')}
      busy={adopt.isPending}
      error={adopt.error}
      ready={chosen.length > 0}
      onSubmit={() => adopt.mutate(chosen, { onSuccess: onClose })}
      onClose={onClose}
    >
      {sources.error && <ProblemAlert error={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.isPending && <Loading />}
      {sources.data && !source && <EmptyState title={t('adopt.noneTitle')} text={t('adopt.noneText')} />}
      {source && (
        <>
          <SourceChoice sources={bound ? [bound] : items} value={source} onChange={choose} />
          <Candidates key={source.id} roadmapId={roadmap.id} source={source} chosen={chosen} onChange={setChosen} />
        </>
      )}
    </FormDialog>
  );
}

type SourceProps = { sources: AdoptionSource[]; value: AdoptionSource; onChange: (id: string) => void };

function SourceChoice({ sources, value, onChange }: SourceProps) {
  const { t } = useTranslation();
  const words = (one: AdoptionSource) =>
    `${one.organization.name}: ${one.title}, ${formatPeriod(one.periodStart, one.periodEnd)}`;
  return (
    <div>
      {sources.length > 1 ? (
        <NativeSelect
          label={t('adopt.source')}
          value={value.id}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={sources.map((one) => ({ value: one.id, label: words(one) }))}
        />
      ) : (
        <Text className="verbatim">{words(value)}</Text>
      )}
      <Text size="sm" className="quiet">
        {t('adopt.adopted', { count: value.adoptedCount, total: value.activityCount })}
      </Text>
    </div>
  );
}

type CandidatesProps = {
  roadmapId: string;
  source: AdoptionSource;
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

function Candidates({ roadmapId, source, chosen, onChange }: CandidatesProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState<string>();
  const pages = useAdoptionCandidates(roadmapId, source.id, q);
  return (
    <Stack gap="xs">
      <Group>
        <SearchField label={t('adopt.search')} value={q} onChange={setQ} />
      </Group>
      <Text size="sm" role="status">
        {t('adopt.chosen', { count: chosen.length })}
      </Text>
      <Pages pages={pages} empty={<EmptyState title={t('common.nothingFound')} text={t('adopt.nothing')} />}>
        {(items) => {
          const free = items.filter((one) => one.adoptedAs === null).map((one) => one.activityId);
          const all = free.length > 0 && free.every((id) => chosen.includes(id));
          const others = chosen.filter((id) => !free.includes(id));
          return (
            <>
              <Checkbox
                label={t('adopt.all', { count: free.length })}
                checked={all}
                indeterminate={!all && free.some((id) => chosen.includes(id))}
                disabled={free.length === 0}
                onChange={() => onChange(all ? others : [...others, ...free])}
              />
              <ul className={classes.rows}>
                {items.map((one, index) => (
                  <li key={one.activityId}>
                    {one.section !== items[index - 1]?.section && one.section && (
                      <Text size="sm" fw={600} mt="xs">
                        {one.section}
                      </Text>
                    )}
                    <Candidate
                      row={one}
                      chosen={chosen.includes(one.activityId)}
                      onToggle={() =>
                        onChange(
                          chosen.includes(one.activityId)
                            ? chosen.filter((id) => id !== one.activityId)
                            : [...chosen, one.activityId],
                        )
                      }
                    />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Pages>
    </Stack>
  );
}

function Candidate({ row, chosen, onToggle }: { row: AdoptionCandidate; chosen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const there = row.adoptedAs !== null;
  const details = [
    row.termText,
    row.executors.join(', '),
    row.targetCount > 0 && t('adopt.targets', { count: row.targetCount }),
    there && t('adopt.already'),
  ];
  return (
    <Checkbox
      checked={there || chosen}
      disabled={there}
      onChange={onToggle}
      label={[row.number, row.title].filter(Boolean).join(' ')}
      description={details.filter(Boolean).join(' · ')}
    />
  );
}
