import type { ReactNode } from 'react';
import classes from './StatusMark.module.css';

export type Tone = 'grey' | 'blue' | 'violet' | 'green' | 'amber' | 'red' | 'accent';

/** A status is told by a word and an icon; the colour only repeats it. */
export function StatusMark({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
