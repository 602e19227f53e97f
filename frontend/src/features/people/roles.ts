import { useMe } from '../../shared/api/getMe';
import type { MembershipForm, OrganizationKind, Role } from '../../shared/api/types';
import { ROLES } from './search';

/** A role as it is being filled in. */
export type RoleDraft = {
  key: number;
  role: Role | undefined;
  organizationId: string | null;
  validFrom: string | null;
  validTo: string | null;
  orderNumber: string;
  orderDate: string | null;
  orderFileId: string | null;
  /** The file of the order is on its way. */
  sending: boolean;
};

export const newRole = (key: number, organizationId: string | null = null): RoleDraft => ({
  key,
  role: undefined,
  organizationId,
  validFrom: null,
  validTo: null,
  orderNumber: '',
  orderDate: null,
  orderFileId: null,
  sending: false,
});

/** A responsible person is appointed by an order. */
export const needsOrder = (role: Role | undefined) => role === 'SCHOOL_COORDINATOR';

/** These roles are held in a school only. */
export const kindFor = (role: Role | undefined): OrganizationKind | undefined =>
  role === 'CURATOR' || role === 'SCHOOL_HEAD' || role === 'SCHOOL_COORDINATOR' ? 'SCHOOL' : undefined;

export const isComplete = ({ role, organizationId, orderNumber, orderDate, sending }: RoleDraft) =>
  !sending &&
  role !== undefined &&
  organizationId !== null &&
  (!needsOrder(role) || (orderNumber.trim() !== '' && orderDate !== null));

export function formOf(draft: RoleDraft): MembershipForm {
  if (!draft.role || !draft.organizationId) throw new Error('A role that is not filled in is not sent.');
  return {
    role: draft.role,
    organizationId: draft.organizationId,
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    orderNumber: draft.orderNumber.trim() || null,
    orderDate: draft.orderDate,
    orderFileId: draft.orderFileId,
  };
}

const GRANT = 'people:grant:';

export const grantableIn = (permissions: string[]): Role[] =>
  ROLES.filter((role) => permissions.includes(GRANT + role));

/** The roles the caller may give to others; the server says the last word about each organisation. */
export const useGrantableRoles = (): Role[] => grantableIn(useMe().data?.permissions ?? []);
