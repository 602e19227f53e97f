import type { Translate } from '../../shared/i18n/i18n';
import type { OrganizationVersion } from '../../shared/api/types';

/** What happened when this version began, in a sentence. */
export function versionWords(
  version: OrganizationVersion,
  before: OrganizationVersion | undefined,
  t: Translate,
): string {
  const words = {
    name: version.name,
    parent: version.parentName ?? '',
    successor: version.successorName ?? '',
    formerName: before?.name ?? '',
    formerParent: before?.parentName ?? '',
  };
  if (version.action) return t(`history.did.${version.action}`, words);
  if (before) return t('history.aboveMoved', words);
  return version.parentName ? t('history.began', words) : words.name;
}
