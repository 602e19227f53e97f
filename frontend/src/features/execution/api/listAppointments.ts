import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Appointment } from '../../../shared/api/types';

type Asked = { organization?: string; within?: string; state?: Appointment['state']; mine?: boolean };

/** Duties to appoint somebody responsible: the first of them. */
export const useAppointments = (asked: Asked, limit: number) =>
  useQuery({
    queryKey: ['appointments', 'few', asked, limit],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/appointments', { params: { query: { ...asked, limit } }, signal })),
  });
