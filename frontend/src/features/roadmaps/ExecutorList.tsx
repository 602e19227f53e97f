import classes from './ExecutorList.module.css';

/** Executors as the document prints them. */
export function ExecutorList({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <ul className={classes.list}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
