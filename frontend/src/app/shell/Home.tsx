import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../shared/api/getMe';
import { Loading } from '../../shared/ui/Loading';

/** Who reports begins with what is due today, and so does a curator, with the visits; all others begin with the roadmaps. */
export function Home() {
  const me = useMe();
  if (!me.data) return <Loading />;
  const may = (permission: string) => me.data.permissions.includes(permission);
  return may('checkpoints:report') || (may('visits:write') && !may('roadmaps:write')) ? (
    <Navigate to="/tasks" search={{}} replace />
  ) : (
    <Navigate to="/roadmaps" search={{}} replace />
  );
}
