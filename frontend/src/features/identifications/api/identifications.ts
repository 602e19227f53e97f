import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import { useOrganizationMatches } from '../../../shared/api/listOrganizations';
import type {
  IdentificationDecision,
  IdentificationDefinition,
  IdentificationRequest,
  IdentificationRule,
  IdentificationRuleChange,
  IdentificationRuleRequest,
  IdentifiedSchool,
  OrganizationSummary,
} from '../../../shared/api/types';
import type { ListedSearch } from '../search';

export const useRulePages = () =>
  useInfiniteQuery({
    queryKey: ['identification-rules', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/identification-rules', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useRule = (id: string) =>
  useQuery({
    queryKey: ['identification-rules', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/identification-rules/{id}', { params: { path: { id } }, signal })),
  });

export function useCreateRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: IdentificationRuleRequest) => unwrap(api.POST('/api/v1/identification-rules', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['identification-rules', 'pages'] }),
  });
}

export function useUpdateRule({ id, version }: IdentificationRule) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: IdentificationRuleChange) =>
      unwrap(
        api.PUT('/api/v1/identification-rules/{id}', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body,
        }),
      ),
    onSuccess: (rule) => {
      client.setQueryData(['identification-rules', 'one', id], rule);
      return client.invalidateQueries({ queryKey: ['identification-rules', 'pages'] });
    },
    onError: (error) =>
      isStale(error) ? client.invalidateQueries({ queryKey: ['identification-rules', 'one', id] }) : undefined,
  });
}

export function usePublishRule({ id, version }: IdentificationRule) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/identification-rules/{id}/publish', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['identification-rules'] }),
  });
}

export const useIdentificationPages = () =>
  useInfiniteQuery({
    queryKey: ['identifications', 'pages'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET('/api/v1/identifications', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useIdentification = (id: string) =>
  useQuery({
    queryKey: ['identifications', 'one', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/identifications/{id}', { params: { path: { id } }, signal })),
  });

export const useListedSchools = (id: string, filter: ListedSearch) =>
  useInfiniteQuery({
    queryKey: ['identifications', 'schools', id, filter],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/identifications/{id}/schools', {
          params: { path: { id }, query: { ...filter, limit: 50, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Where a school lies: two may be called «СОШ № 1». One reading for all; where it fails, the name stands alone. */
export function useMunicipalityOf(): (school: OrganizationSummary) => string | undefined {
  const found = useOrganizationMatches({ kind: 'MUNICIPALITY' }, 500);
  const names = new Map((found.data?.items ?? []).map(({ id, name }) => [id, name] as const));
  return ({ parentId }) => (parentId === null ? undefined : names.get(parentId));
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['identifications'] });
}

export function useIdentify() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: IdentificationRequest) => unwrap(api.POST('/api/v1/identifications', { body })),
    onSuccess: refresh,
  });
}

export function useAnnounce(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/identifications/{id}/announce', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** Asked for by a person: it finds all schools again. */
export const useVerify = (id: string) =>
  useMutation({
    mutationFn: () => unwrap(api.GET('/api/v1/identifications/{id}/verification', { params: { path: { id } } })),
  });

export const useWhatIf = (id: string) =>
  useMutation({
    mutationFn: (definition: IdentificationDefinition) =>
      unwrap(api.POST('/api/v1/identifications/{id}/what-if', { params: { path: { id } }, body: { definition } })),
  });

export function useDecide(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: IdentificationDecision) =>
      unwrap(api.POST('/api/v1/identifications/{id}/decide', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}

export function useDispute({ id }: IdentifiedSchool) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { text: string; fileId: string | null }) =>
      unwrap(api.POST('/api/v1/identified-schools/{id}/dispute', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}

export function useAnswer({ id }: IdentifiedSchool) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { text: string; upheld: boolean }) =>
      unwrap(api.POST('/api/v1/identified-schools/{id}/answer', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}

export const useProgrammeChoices = (enabled: boolean) =>
  useQuery({
    queryKey: ['programmes', 'choices'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes', { params: { query: { limit: 100 } }, signal })),
    enabled,
  });
