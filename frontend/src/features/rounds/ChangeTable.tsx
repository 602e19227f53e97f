import { Button, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconMinus, IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { MonitoringChangeItem } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';
import { figure, signed } from './figures';
import { TURNS } from './search';

const LOOKS: Record<MonitoringChangeItem['verdict'], { tone: Tone; Icon: typeof IconMinus }> = {
  IMPROVED: { tone: 'green', Icon: IconArrowUpRight },
  WORSE: { tone: 'red', Icon: IconArrowDownRight },
  ROSE: { tone: 'blue', Icon: IconArrowUpRight },
  FELL: { tone: 'blue', Icon: IconArrowDownRight },
  UNCERTAIN: { tone: 'grey', Icon: IconMinus },
  TOO_FEW: { tone: 'grey', Icon: IconQuestionMark },
};

type Props = { items: MonitoringChangeItem[]; onMeasures: (indicatorId: string) => void };

/** Figures, and what may be said of them in a plain sentence. */
export function ChangeTable({ items, onMeasures }: Props) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('rounds.indicator')}</th>
          <th role="columnheader" className={grid.number}>
            {t('rounds.was')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('rounds.became')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('rounds.difference')}
          </th>
          <th role="columnheader">{t('rounds.verdict')}</th>
          <th role="columnheader">{t('rounds.ofSchools')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <Row key={item.indicatorId} item={item} onMeasures={onMeasures} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item, onMeasures }: { item: MonitoringChangeItem; onMeasures: Props['onMeasures'] }) {
  const { t, i18n } = useTranslation();
  const { tone, Icon } = LOOKS[item.verdict];
  const number = (value: number | null) => figure(value, item.decimals, i18n.language);
  const change = (value: number | null) => signed(value, item.decimals, i18n.language);
  return (
    <tr role="row">
      <td role="cell" className={grid.lead}>
        {item.title}
        <Text size="sm" className="quiet">
          {item.unit}
        </Text>
        {!item.comparable && <Text size="sm">{t('rounds.notComparable')}</Text>}
      </td>
      <td role="cell" className={grid.number} data-label={t('rounds.was')}>
        {number(item.before)}
      </td>
      <td role="cell" className={grid.number} data-label={t('rounds.became')}>
        {number(item.after)}
      </td>
      <td role="cell" className={grid.number} data-label={t('rounds.difference')}>
        {change(item.difference)}
        {item.low !== null && (
          <Text size="sm" className="quiet">
            {t('rounds.interval', { low: change(item.low), high: change(item.high) })}
          </Text>
        )}
      </td>
      <td role="cell" style={{ minWidth: 220 }}>
        <StatusMark tone={tone} icon={<Icon aria-hidden />}>
          {codeWord('monitoringVerdict', item.verdict)}
        </StatusMark>
        <Text size="sm">
          {t(`rounds.sentence.${item.verdict}`, {
            low: change(item.low),
            high: change(item.high),
            schools: item.schools,
          })}
        </Text>
      </td>
      <td role="cell" data-label={t('rounds.ofSchools')}>
        {TURNS.map((turn) => (
          <Turned key={turn} item={item} turn={turn} />
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          className="no-print"
          display="block"
          mt={6}
          onClick={() => onMeasures(item.indicatorId)}
          aria-label={t('rounds.measuresOf', { indicator: item.title })}
        >
          {t('rounds.measures')}
        </Button>
      </td>
    </tr>
  );
}

const COUNTS = { IMPROVED: 'improved', UNCHANGED: 'unchanged', WORSE: 'worse' } as const;

/** How many schools have turned so, and the way to them. */
function Turned({ item, turn }: { item: MonitoringChangeItem; turn: (typeof TURNS)[number] }) {
  const { t } = useTranslation();
  const count = item[COUNTS[turn]];
  const words = t(`rounds.turned.${item.direction === 'NEUTRAL' ? 'NEUTRAL' : 'SIDED'}.${turn}`, { count });
  return (
    <span style={{ display: 'block' }}>
      {count === 0 ? (
        words
      ) : (
        <AppLink
          to="."
          search={((old: object) => ({ ...old, of: item.indicatorId, turn })) as never}
          hash="schools"
          inherit
        >
          {words}
        </AppLink>
      )}
    </span>
  );
}
