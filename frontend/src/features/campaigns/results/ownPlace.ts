import { useMe } from '../../../shared/api/getMe';
import type { Campaign } from '../../../shared/api/types';
import { useFirstAsked } from '../api/participants';

/**
 * Where somebody begins who may not look at the whole survey: their municipality, or the first of their schools that is asked.
 * Null while it is not known yet; undefined stands for the whole survey.
 */
export function useOwnPlace(campaign: Campaign): string | undefined | null {
  const whole = campaign.allowedActions.includes('cross') || campaign.versionNumber === null;
  const me = useMe();
  const held = me.data?.memberships.find((one) => one.role === 'MUNICIPAL_COORDINATOR')?.organization;
  // A coordinator may also work in a centre of the municipality.
  const municipality = held && (held.kind === 'MUNICIPALITY' ? held.id : held.parentId);
  const first = useFirstAsked(campaign, !whole && me.isSuccess && !municipality);
  if (whole) return undefined;
  if (municipality) return municipality;
  return me.isPending || first.isPending ? null : first.data?.items[0]?.organization.id;
}
