import { t } from '../../shared/i18n/i18n';
import { describe, expect, it } from 'vitest';
import type { OrganizationVersion } from '../../shared/api/types';
import { versionWords } from './historyWords';

const version = (part: Partial<OrganizationVersion>): OrganizationVersion =>
  ({ name: 'Школа № 4', parentName: 'Озерский район', state: 'ACTIVE', action: null, ...part }) as OrganizationVersion;

const words = (now: OrganizationVersion, before?: OrganizationVersion) => versionWords(now, before, t);

describe('a line of the history', () => {
  it('names both names of a renaming', () => {
    expect(words(version({ name: 'Лицей № 4', action: 'RENAME' }), version({}))).toBe(
      'Переименована: «Школа № 4» стала называться «Лицей № 4»',
    );
  });

  it('names both places of a move', () => {
    expect(words(version({ parentName: 'Береговой район', action: 'MOVE' }), version({}))).toBe(
      'Переведена: Озерский район → Береговой район',
    );
  });

  it('names who goes on after a merger', () => {
    expect(words(version({ action: 'MERGE', state: 'MERGED', successorName: 'Гимназия № 1' }), version({}))).toBe(
      'Присоединена к организации «Гимназия № 1»',
    );
  });

  it('tells the beginning from a move of what is above', () => {
    expect(words(version({}))).toBe('«Школа № 4», Озерский район');
    expect(words(version({ parentName: null }))).toBe('Школа № 4');
    expect(words(version({}), version({}))).toBe('Изменилась подчиненность вышестоящей организации');
  });
});
