import { useQuery } from '@tanstack/react-query';
import { storedFile } from '../api/getFile';
import { Loading } from '../ui/Loading';
import { ProblemAlert } from '../ui/ProblemAlert';
import { FileLine } from './FileLine';

/** A file of a record by its id: its name saves it. */
export function KeptFile({ id }: { id: string }) {
  const found = useQuery(storedFile(id));
  if (found.error) return <ProblemAlert error={found.error} />;
  if (!found.data) return <Loading rows={1} />;
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      <FileLine file={found.data} />
    </ul>
  );
}
