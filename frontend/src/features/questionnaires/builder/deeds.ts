import { useTranslation } from '../../../shared/i18n/i18n';
import { useBuilder } from './context';
import { withoutOrphans } from './lists';
import { copied } from './names';
import * as tree from './tree';

/** What is done to a whole item; each is told to those who do not see it. */
export function useDeeds() {
  const { t } = useTranslation();
  const { definition, edit, say } = useBuilder();
  const { sections } = definition;

  const moveTo = (key: string, place: tree.Place) => {
    const next = tree.move(sections, key, place);
    if (next === sections) return;
    edit((old) => ({ ...old, sections: tree.move(old.sections, key, place) }), undefined, key);
    const [section, ...within] = tree.locate(next, key) ?? [0];
    say(t('builder.moved', { section: section! + 1, place: within.map((index) => index + 1).join('.') || '—' }));
    refocus(key);
  };

  const stepBy = (key: string, way: -1 | 1) => {
    const place = tree.stepped(sections, key, way);
    if (place) moveTo(key, place);
    else say(t('builder.noFurther'));
  };

  const remove = (key: string) => {
    const all = tree.flat(sections).map(({ item }) => item);
    const gone = new Set(tree.flat([tree.find(sections, key)!]).map(({ item }) => item.key));
    const rest = all.filter((item) => !gone.has(item.key));
    const index = all.findIndex((item) => item.key === key);
    const next = all.slice(index).find((item) => !gone.has(item.key)) ?? rest.at(-1) ?? null;
    edit(
      (old) => withoutOrphans(old, { ...old, sections: tree.remove(old.sections, key) }),
      undefined,
      next?.key ?? null,
    );
    say(t('builder.removed'));
    if (next) refocus(next.key);
  };

  const copy = (key: string) => {
    const item = tree.find(sections, key);
    const place = tree.placeOf(sections, key);
    if (!item || !place) return;
    const made = copied(definition, item);
    edit(
      (old) => ({ ...old, sections: tree.insert(old.sections, { ...place, index: place.index + 1 }, made) }),
      undefined,
      made.key,
    );
    say(t('builder.copied'));
  };

  return { moveTo, stepBy, remove, copy };
}

/** The row that was under the finger still is, wherever it stands now; only where the outline had the focus. */
function refocus(key: string): void {
  if (!document.activeElement?.closest('[data-outline]')) return;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-outline="${key}"]`)?.focus());
}
