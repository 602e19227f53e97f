import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** Whoever signed in at an issuer of others becomes the person of the link's code. */
export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (code: string) => unwrap(api.POST('/api/v1/me/invitation', { body: { code } })),
  });
