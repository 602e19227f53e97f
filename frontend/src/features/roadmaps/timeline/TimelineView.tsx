import { SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { usePermission } from '../../../shared/api/getMe';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Activity } from '../../../shared/api/types';
import {
  daysBetween,
  formatDay,
  formatWindow,
  lastOfMonth,
  firstOfMonth,
  monthName,
  monthsBetween,
} from '../../../shared/format/dates';
import { TermDates } from '../../../shared/terms/TermDates';
import { TermStatusMark } from '../../../shared/terms/TermStatusMark';
import { isDoubtful } from '../../../shared/terms/doubt';
import { useOwnCheckpoints } from '../api/listOwnCheckpoints';
import type { Scale } from '../search';
import type { ViewProps } from '../view';
import { DueHandle } from './DueHandle';
import { movableOf, type Movable } from './drag';
import { marksOf, mondays, spanOf, type Mark, type Span } from './layout';
import classes from './TimelineView.module.css';

const ProposeDateDialog = lazy(() => import('../../../shared/dates/ProposeDateDialog'));

const PIXELS: Record<Scale, number> = { months: 2.6, weeks: 9 };

type Props = ViewProps & { scale: Scale; onScale: (scale: Scale) => void };

/** Windows as bars, deadlines as diamonds, recurring days as ticks; the table says the same in words. */
export default function TimelineView({ roadmap, groups, open, chosen, today, scale, onScale }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { rows: movable, ...moving } = useMoving(roadmap.id, roadmap.state === 'ACTIVE');
  const span = spanOf(roadmap.periodStart, roadmap.periodEnd, groups);
  const now = daysBetween(span.from, today);
  const current = now >= 0 && now < span.days;
  useEffect(() => {
    // Today in sight, with some weeks of the past before it.
    if (current && frame.current) frame.current.scrollLeft = Math.max(0, (now - 21) * PIXELS[scale]);
  }, [current, now, scale]);
  const sizes = { '--day': `${PIXELS[scale]}px`, '--days': span.days, '--now': now } as CSSProperties;
  return (
    <Stack gap="xs">
      <SegmentedControl
        className="no-print"
        size="xs"
        w="fit-content"
        aria-label={t('timeline.scale')}
        value={scale}
        onChange={(value) => onScale(value as Scale)}
        data={[
          { value: 'months', label: t('timeline.months') },
          { value: 'weeks', label: t('timeline.weeks') },
        ]}
      />
      <Legend today={current ? formatDay(today) : null} movable={movable.size > 0} />
      <div
        className={classes.frame}
        ref={frame}
        role="region"
        tabIndex={0}
        aria-label={t('roadmaps.views.timeline')}
        style={sizes}
      >
        <Axis span={span} scale={scale} />
        {groups.map((group) => (
          <section key={group.section?.id ?? 'none'} aria-label={group.section?.title ?? roadmap.title}>
            {group.section && (
              <h2 className={classes.section}>
                <span>{[group.section.number, group.section.title].filter(Boolean).join(' ')}</span>
              </h2>
            )}
            <ul className={classes.rows}>
              {group.rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  span={span}
                  open={open}
                  chosen={row.id === chosen}
                  handles={inside(movable.get(row.id), span).map((due) => (
                    <DueHandle
                      key={due.id}
                      due={due}
                      span={span}
                      dayWidth={PIXELS[scale]}
                      onMoved={(one, day) => moving.setMoved({ due: one, day })}
                    />
                  ))}
                />
              ))}
            </ul>
          </section>
        ))}
        {current && <div className={classes.today} aria-hidden />}
      </div>
      <Text role="status" className={moving.said ? undefined : 'visually-hidden'}>
        {moving.said && t('report.said.dateProposed')}
      </Text>
      {moving.moved && (
        <Suspense>
          <ProposeDateDialog
            checkpoint={{
              id: moving.moved.due.id,
              due: moving.moved.due.due,
              words: `${[moving.moved.due.number, moving.moved.due.title].filter(Boolean).join(' ')} (${moving.moved.due.organization.name})`,
            }}
            day={moving.moved.day}
            onDone={moving.done}
            onClose={() => moving.setMoved(null)}
          />
        </Suspense>
      )}
    </Stack>
  );
}

/** A request may be due beyond all that is drawn. */
const inside = (dues: Movable[] = [], { from, to }: Span) => dues.filter(({ due }) => due >= from && due <= to);

/** The person's own due days in a plan under way, and the one that was just moved. */
function useMoving(roadmapId: string, active: boolean) {
  const reports = usePermission('checkpoints:report');
  const own = useOwnCheckpoints(roadmapId, active && reports).data?.items;
  const [moved, setMoved] = useState<{ due: Movable; day: string | undefined } | null>(null);
  const [said, setSaid] = useState(false);
  const rows = useMemo(() => movableOf(own ?? []), [own]);
  const done = () => {
    setMoved(null);
    setSaid(true);
  };
  return { rows, moved, setMoved, said, done };
}

type RowProps = {
  row: Activity;
  span: Span;
  open: (row: Activity) => void;
  chosen: boolean;
  handles: ReactNode[];
};

function Row({ row, span, open, chosen, handles }: RowProps) {
  const marks = marksOf(row.term, span);
  return (
    <li className={classes.row} data-chosen={chosen || undefined}>
      <UnstyledButton className={classes.name} onClick={() => open(row)} aria-haspopup="dialog" title={row.title}>
        <span className={classes.clip}>{[row.number, row.title].filter(Boolean).join(' ')}</span>
        <span className="visually-hidden">
          {`. ${row.termText}: `}
          <TermDates term={row.term} />
        </span>
      </UnstyledButton>
      <div className={classes.track}>
        <div aria-hidden>
          {marks.map((mark, index) => (
            <MarkShape key={index} mark={mark} title={formatWindow(mark)} />
          ))}
          {marks.length === 0 && (
            <span className={classes.words}>
              {isDoubtful(row.term.status) ? (
                <TermStatusMark status={row.term.status} />
              ) : (
                <TermDates term={row.term} />
              )}
            </span>
          )}
        </div>
        {handles}
      </div>
    </li>
  );
}

const MarkShape = ({ mark, title }: { mark: Mark; title: string }) => (
  <span
    className={classes.mark}
    data-kind={mark.kind}
    title={title}
    style={{ '--offset': mark.offset, '--length': mark.length } as CSSProperties}
  />
);

function Axis({ span, scale }: { span: Span; scale: Scale }) {
  const { i18n } = useTranslation();
  return (
    <div className={classes.axis} aria-hidden>
      <div className={classes.corner} />
      <div className={classes.scale}>
        {monthsBetween(span.from, span.to).map((month) => {
          const first = firstOfMonth(month);
          const length = daysBetween(first, lastOfMonth(month)) + 1;
          const january = month.endsWith('-01') || first === span.from;
          const style = { '--offset': daysBetween(span.from, first), '--length': length } as CSSProperties;
          return (
            <span key={month} className={classes.month} style={style}>
              {monthName(month, i18n.language, scale === 'months' ? 'short' : 'full')}
              {january && scale === 'months' ? ` ${month.slice(0, 4)}` : ''}
            </span>
          );
        })}
        {scale === 'weeks' &&
          mondays(span).map((day) => (
            <span
              key={day}
              className={classes.week}
              style={{ '--offset': daysBetween(span.from, day) } as CSSProperties}
            >
              {day.slice(8, 10)}
            </span>
          ))}
      </div>
    </div>
  );
}

function Legend({ today, movable }: { today: string | null; movable: boolean }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" className={`quiet ${classes.legend}`} component="div">
      <span>
        <i data-kind="bar" /> {t('timeline.window')}
      </span>
      <span>
        <i data-kind="deadline" /> {t('timeline.deadline')}
      </span>
      <span>
        <i data-kind="tick" /> {t('timeline.recurring')}
      </span>
      {today && (
        <span>
          <i data-kind="today" /> {t('timeline.today', { date: today })}
        </span>
      )}
      {movable && (
        <span className={`no-print ${classes.movable}`}>
          <i data-kind="handle" /> {t('dateProposal.movable')}
        </span>
      )}
    </Text>
  );
}
