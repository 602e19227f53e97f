import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { CheckpointReport, CheckpointTarget } from '../../shared/api/types';
import FileList from '../../shared/files/FileList';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import classes from './CheckpointPage.module.css';
import { planWords } from './targetWords';

/** Counted: more than one is expected, so that how many were done is worth a line. */
type Shown = { targets: CheckpointTarget[]; counted: boolean };
type Props = Shown & { reports: CheckpointReport[] };

/** What was reported, the newest first, with its evidence and what was said about it. */
export function ReportHistory({ reports, targets, counted }: Props) {
  const { t } = useTranslation();
  if (reports.length === 0) return <Text className="quiet">{t('report.none')}</Text>;
  return (
    <ol className={classes.list}>
      {reports.map((report) => (
        <li key={report.id} className={classes.entry}>
          <OneReport report={report} targets={targets} counted={counted} />
        </li>
      ))}
    </ol>
  );
}

function OneReport({ report, targets, counted }: Shown & { report: CheckpointReport }) {
  const { t, i18n } = useTranslation();
  const at = report.submittedAt ?? report.updatedAt;
  const who = (actor: CheckpointReport['author']) => (actor.you ? t('tasks.you') : actor.name);
  const said = [codeWord('reportState', report.state), formatInstant(at, i18n.language), who(report.author)];
  return (
    <Stack gap={4}>
      <Text size="sm" className="quiet">
        {said.filter(Boolean).join(' · ')}
      </Text>
      {report.text && <Text className="verbatim">{report.text}</Text>}
      <Numbers report={report} targets={targets} />
      {report.heldOn && <Text>{t('report.held', { date: formatDay(report.heldOn) })}</Text>}
      {counted && report.count !== null && <Text>{t('report.counted', { count: report.count })}</Text>}
      {report.link && (
        <Anchor href={report.link} target="_blank" rel="noreferrer noopener" className="verbatim">
          {report.link}
        </Anchor>
      )}
      <FileList files={report.files} label={t('report.files')} />
      {report.decidedAt && (
        <div className={classes.remark} data-state={report.state}>
          <Text size="sm" className="quiet">
            {[
              t(report.state === 'RETURNED' ? 'report.wasReturned' : 'report.wasAccepted'),
              formatInstant(report.decidedAt, i18n.language),
              report.decidedBy && who(report.decidedBy),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {report.remark && <Text className="verbatim">{report.remark}</Text>}
        </div>
      )}
    </Stack>
  );
}

/** Fact beside plan. */
function Numbers({ report, targets }: { report: CheckpointReport; targets: CheckpointTarget[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return report.numbers.map(({ targetId, value }) => {
    const target = targets.find(({ id }) => id === targetId);
    return (
      <Text key={targetId}>
        {target ? `${target.text}: ` : ''}
        <strong>{number.format(value)}</strong>
        {target && <span className="quiet"> {t('report.ofPlan', { plan: planWords(target, i18n.language) })}</span>}
      </Text>
    );
  });
}
