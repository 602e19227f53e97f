import { describe, expect, it } from 'vitest';
import { formOf, grantableIn, isComplete, kindFor, newRole } from './roles';

const school = '00000000-0000-4000-8000-000000000005';

describe('a role as it is filled in', () => {
  it('is offered only where the caller may grant it', () => {
    expect(grantableIn(['people:read', 'people:write', 'people:grant:SCHOOL_HEAD', 'people:grant:CURATOR'])).toEqual([
      'CURATOR',
      'SCHOOL_HEAD',
    ]);
    expect(grantableIn(['people:write'])).toEqual([]);
  });

  it('of a responsible person wants the order with its date', () => {
    const draft = { ...newRole(1, school), role: 'SCHOOL_COORDINATOR' as const };
    expect(isComplete(draft)).toBe(false);
    expect(isComplete({ ...draft, orderNumber: '12', orderDate: null })).toBe(false);
    expect(isComplete({ ...draft, orderNumber: '12', orderDate: '2026-01-15' })).toBe(true);
    expect(isComplete({ ...draft, role: 'CURATOR' })).toBe(true);
    expect(isComplete({ ...draft, role: 'CURATOR', sending: true })).toBe(false);
  });

  it('is held in a school when it is a role of schools', () => {
    expect(kindFor('SCHOOL_HEAD')).toBe('SCHOOL');
    expect(kindFor('OBSERVER')).toBeUndefined();
  });

  it('sends nothing for what was left empty', () => {
    expect(formOf({ ...newRole(1, school), role: 'CURATOR', orderNumber: '  ' })).toEqual({
      role: 'CURATOR',
      organizationId: school,
      validFrom: null,
      validTo: null,
      orderNumber: null,
      orderDate: null,
      orderFileId: null,
    });
  });
});
