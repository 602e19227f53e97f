import { useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { daysBetween, formatDay } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { daysOfKey, daysPulled, movedTo, type Movable } from './drag';
import type { Span } from './layout';
import classes from './TimelineView.module.css';

type Props = {
  due: Movable;
  span: Span;
  dayWidth: number;
  /** With the day it was moved to; without one it was only pressed. */
  onMoved: (due: Movable, day: string | undefined) => void;
};

/** A due day to take by the pointer or by the arrows; letting it go asks for the reason, and without one nothing changes. */
export function DueHandle({ due, span, dayWidth, onMoved }: Props) {
  const { t } = useTranslation();
  const [days, setDays] = useState(0);
  const from = useRef<number | null>(null);
  const day = movedTo(due.due, days);
  const release = () => {
    setDays(0);
    onMoved(due, days === 0 ? undefined : day);
  };
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    from.current = event.clientX;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (from.current !== null) setDays(daysPulled(event.clientX - from.current, dayWidth, due.due, span));
  };
  const onPointerUp = () => {
    if (from.current === null) return;
    from.current = null;
    release();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = daysOfKey(event.key, event.shiftKey);
    if (step !== null) setDays(daysPulled((days + step) * dayWidth, dayWidth, due.due, span));
    else if (event.key === 'Escape' && days !== 0) setDays(0);
    else if (event.key === 'Enter' || event.key === ' ') release();
    else return;
    event.preventDefault();
  };
  const number = [due.number, due.title].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classes.handle}
      data-moved={days !== 0 || undefined}
      style={{ '--offset': daysBetween(span.from, day) } as CSSProperties}
      aria-label={t('dateProposal.handle', { row: number, date: formatDay(due.due) })}
      aria-haspopup="dialog"
      title={t('dateProposal.drag', { date: formatDay(due.due) })}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        from.current = null;
        setDays(0);
      }}
      onBlur={() => setDays(0)}
      onKeyDown={onKeyDown}
    >
      <span className={classes.moved} role="status">
        {days !== 0 && formatDay(day)}
      </span>
    </button>
  );
}
