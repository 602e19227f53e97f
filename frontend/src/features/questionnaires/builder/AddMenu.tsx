import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ITEM_TYPES, type ItemType } from '../../../shared/surveys/definition';
import { useBuilder } from './context';
import { TYPE_ICONS } from './typeIcons';
import { freshItem } from './fresh';
import { find, insert, locate, placeOf, type Place } from './tree';

/** What is added stands after what is chosen, within its section. */
function usePlace(): Place | null {
  const { definition, selected } = useBuilder();
  const { sections } = definition;
  const last = sections.at(-1);
  const chosen = selected === null ? null : find(sections, selected);
  if (!chosen) return last ? { parent: last.key, index: (last.items ?? []).length } : null;
  if (chosen.type === 'group') return { parent: chosen.key, index: (chosen.items ?? []).length };
  const place = placeOf(sections, chosen.key);
  return place && { ...place, index: place.index + 1 };
}

/** Adds a question or another item after what is chosen, or a section at the end. */
export function AddMenu() {
  const { t } = useTranslation();
  const { definition, edit, selected, say, setFresh } = useBuilder();
  const place = usePlace();
  const add = (type: ItemType, to: Place) => {
    const made = freshItem(definition, type);
    edit(
      () => ({ ...made.definition, sections: insert(made.definition.sections, to, made.item) }),
      undefined,
      made.item.key,
    );
    say(t('builder.added', { type: t(`itemType.${type}`) }));
    setFresh(made.item.key);
  };
  const section = selected === null ? null : locate(definition.sections, selected);
  const next = section ? section[0]! + 1 : definition.sections.length;
  return (
    <div>
      <Menu position="bottom-start" withinPortal returnFocus={false}>
        <Menu.Target>
          <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} disabled={!place}>
            {t('builder.addItem')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          {ITEM_TYPES.map((type) => {
            const Icon = TYPE_ICONS[type];
            return (
              <Menu.Item
                key={type}
                leftSection={<Icon size={16} aria-hidden />}
                onClick={() => place && add(type, place)}
              >
                {t(`itemType.${type}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" ml={6} onClick={() => add('group', { parent: null, index: next })}>
        {t('builder.addSection')}
      </Button>
    </div>
  );
}
