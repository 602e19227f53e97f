import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing, isStale } from '../../shared/api/problem';
import type { ImportPatch, ImportView } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useImport } from './api/getImport';
import { useUpdateImport } from './api/updateImport';
import { ApplyBar } from './ApplyBar';
import { DetailsForm } from './DetailsForm';
import { IssueList } from './IssueList';
import { SourcePane } from './SourcePane';
import { UnderstoodPane } from './UnderstoodPane';
import classes from './ImportPage.module.css';

/** The preview: left the table as it was, right what was understood. */
export default function ImportPage() {
  const { t } = useTranslation();
  const { importId } = useParams({ from: '/roadmaps/import/$importId' });
  const found = useImport(importId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('imports.missingTitle')} text={t('imports.missingText')}>
        <ButtonLink to="/roadmaps/import">{t('imports.again')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={10} />;
  if (found.data.status === 'APPLIED' && found.data.roadmapId) {
    return (
      <EmptyState page title={t('imports.appliedTitle')} text={t('imports.appliedText')}>
        <ButtonLink to="/roadmaps/$roadmapId" params={{ roadmapId: found.data.roadmapId }}>
          {t('imports.openRoadmap')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return <Preview view={found.data} />;
}

const PANES = ['understood', 'source', 'details'] as const;
type Pane = (typeof PANES)[number];

function Preview({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const [pane, setPane] = useState<Pane>('understood');
  const [row, setRow] = useState<number | null>(null);
  const [showMissing, setShowMissing] = useState(false);
  const update = useUpdateImport(view.id);
  const send = (patch: ImportPatch) => update.mutate(patch);
  const fixing = update.variables?.terms?.[0]?.row;
  const termError = update.error && fixing !== undefined ? { row: fixing, error: update.error } : null;
  return (
    <Stack gap="md">
      <div>
        <PageTitle title={t('imports.previewTitle')} />
        <Text className="quiet verbatim">
          {view.fileName}
          {' · '}
          {t('roadmaps.activityCount', { count: view.activityCount })}
          {view.sectionCount > 0 && `, ${t('imports.sectionCount', { count: view.sectionCount })}`}
        </Text>
      </div>
      {update.error && !termError && <ProblemAlert error={update.error} kept={t('imports.kept')} />}
      {isStale(update.error) && <Text role="status">{t('common.reloaded')}</Text>}
      <IssueList view={view} row={row} onRow={setRow} />
      <SegmentedControl
        className={classes.tabs}
        aria-label={t('imports.panes.label')}
        value={pane}
        onChange={(value) => setPane(value as Pane)}
        data={PANES.map((value) => ({ value, label: t(`imports.panes.${value}`) }))}
      />
      <div className={classes.panes} data-pane={pane}>
        <div className={classes.details}>
          <DetailsForm view={view} showMissing={showMissing} onChange={send} />
        </div>
        <div className={classes.source}>
          <SourcePane view={view} row={row} onRow={setRow} onChange={send} busy={update.isPending} />
        </div>
        <div className={classes.understood}>
          <UnderstoodPane
            view={view}
            row={row}
            onRow={setRow}
            onChange={send}
            busy={update.isPending}
            termError={termError}
          />
        </div>
      </div>
      <ApplyBar
        view={view}
        busy={update.isPending}
        onMissing={() => {
          setShowMissing(true);
          setPane('details');
        }}
      />
    </Stack>
  );
}
