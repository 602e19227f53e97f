import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../shared/api/getMe';
import { Loading } from '../../shared/ui/Loading';

/** Who reports begins with what is due today; all others with the roadmaps. */
export function Home() {
  const me = useMe();
  if (!me.data) return <Loading />;
  return me.data.permissions.includes('checkpoints:report') ? (
    <Navigate to="/tasks" search={{}} replace />
  ) : (
    <Navigate to="/roadmaps" search={{}} replace />
  );
}
