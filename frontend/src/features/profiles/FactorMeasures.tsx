import { List, Stack, Text, Title } from '@mantine/core';
import type { RiskFactorElsewhere, RiskFactorMeasure } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useFactorMeasures } from './api/profile';

type Props = { organizationId: string; factor: string };

/** From a factor to what is done about it here, and to what schools like this one had done where it became less. */
export default function FactorMeasures({ organizationId, factor }: Props) {
  const { t } = useTranslation();
  const found = useFactorMeasures(organizationId, factor);
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={2} />;
  const { rows, unlisted, elsewhere } = found.data;
  return (
    <Stack gap="xs">
      <Title order={4}>{t('profile.taken.here')}</Title>
      {rows.length > 0 ? <Rows rows={rows} /> : unlisted === 0 && <Text>{t('profile.taken.none')}</Text>}
      {unlisted > 0 && <Text size="sm">{t('profile.taken.unlisted', { count: unlisted })}</Text>}
      <Title order={4}>{t('profile.taken.elsewhere')}</Title>
      {elsewhere ? <Elsewhere found={elsewhere} /> : <Text>{t('profile.taken.noRounds')}</Text>}
    </Stack>
  );
}

function Rows({ rows }: { rows: RiskFactorMeasure[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('profile.taken.measure')}</th>
          <th role="columnheader">{t('profile.taken.term')}</th>
          <th role="columnheader">{t('profile.taken.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.activityId} role="row">
            <td role="cell" className={grid.lead}>
              {row.title}
              <Text size="sm">
                <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: row.roadmapId }}>
                  {row.roadmapTitle}
                </AppLink>
              </Text>
            </td>
            <td role="cell" data-label={t('profile.taken.term')}>
              {row.termText}
            </td>
            <td role="cell" data-label={t('profile.taken.state')}>
              <State row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Before a plan is in force nothing is due, and that is another thing than nothing done. */
function State({ row }: { row: RiskFactorMeasure }) {
  const { t } = useTranslation();
  if (row.removed) return t('profile.taken.removed');
  if (row.checkpoints === 0) return t('profile.taken.plan', { state: codeWord('roadmapState', row.roadmapState) });
  return [
    t('profile.taken.accepted', { accepted: row.accepted, of: row.checkpoints }),
    row.submitted > 0 && t('profile.taken.submitted', { count: row.submitted }),
    row.late > 0 && t('profile.taken.late', { count: row.late }),
    row.nextDue && t('profile.taken.next', { day: formatDay(row.nextDue) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** That nothing was done is said only where everything was read. */
const nothing = ({ planned, known }: RiskFactorElsewhere['schools'][number]) => {
  if (!known) return 'profile.taken.notKnown';
  return planned ? 'profile.taken.nothingDone' : 'profile.taken.nothingPlanned';
};

function Elsewhere({ found }: { found: RiskFactorElsewhere }) {
  const { t, i18n } = useTranslation();
  const { similar, improved, schools } = found;
  const signed = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: found.decimals,
    signDisplay: 'exceptZero',
  });
  if (similar === 0) return <Text>{t('profile.taken.noSimilar')}</Text>;
  return (
    <>
      <Text>
        {t('profile.taken.between', {
          indicator: found.indicator,
          from: found.from.title,
          to: found.to.title,
          similar,
        })}{' '}
        {improved === null ? t('profile.taken.hidden') : t('profile.taken.improved', { count: improved })}
      </Text>
      {schools.length > 0 ? (
        <List>
          {schools.map((school) => (
            <List.Item key={school.id}>
              <AppLink to="/organizations/$organizationId" params={{ organizationId: school.id }}>
                {school.name}
              </AppLink>
              : {signed.format(school.difference)} {found.unit}
              {school.measures.length > 0 ? (
                <List size="sm" withPadding>
                  {school.measures.map((measure) => (
                    <List.Item key={`${measure.roadmapId} ${measure.title}`}>
                      <AppLink to="/roadmaps/$roadmapId" params={{ roadmapId: measure.roadmapId }}>
                        {measure.title}
                      </AppLink>
                    </List.Item>
                  ))}
                </List>
              ) : (
                <Text size="sm" className="quiet">
                  {t(nothing(school))}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
      ) : (
        <Text size="sm" className="quiet">
          {t('profile.taken.nobodySeen')}
        </Text>
      )}
      <Text size="sm" className="quiet">
        {t('profile.taken.notCause')}
      </Text>
    </>
  );
}
