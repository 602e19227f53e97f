import { Text } from '@mantine/core';
import { percent } from './numbers';
import classes from './Campaign.module.css';

/** A share as a bar and in words. */
export function RateBar({ share, words }: { share: number | null; words: string }) {
  return (
    <>
      {share !== null && (
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <Text size="sm">{share === null ? words : `${percent(share)} · ${words}`}</Text>
    </>
  );
}
