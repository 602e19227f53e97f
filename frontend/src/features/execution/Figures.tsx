import type { ReactNode } from 'react';
import classes from './Figures.module.css';

export type Figure = { label: string; value: ReactNode; hint?: string; alert?: boolean };

/** A few numbers on top, each leading to what it counts. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <dl className={classes.figures}>
      {items.map(({ label, value, hint, alert }) => (
        <div key={label} data-alert={alert || undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {hint && <dd className={classes.hint}>{hint}</dd>}
        </div>
      ))}
    </dl>
  );
}
