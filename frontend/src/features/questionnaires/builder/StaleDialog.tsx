import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { Dialog } from '../../../shared/ui/Dialog';
import { allItems, textIn, type Definition, type Item } from '../../../shared/surveys/definition';
import { omit } from './tree';
import classes from './Builder.module.css';

type Props = { mine: Definition; theirs: Definition; onTakeTheirs: () => void; onKeepMine: () => void };
type Difference = { name: string; label: string; kind: 'onlyMine' | 'onlyTheirs' | 'differs' };

/** The same whatever the order of the fields. */
const bare = (item: Item) =>
  JSON.stringify(omit(item, 'items'), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Which items are not the same in both, by name: so much can be told about what a choice would cost. */
export function differences(mine: Definition, theirs: Definition): Difference[] {
  const [ours, others] = [mine, theirs].map((one) => new Map(allItems(one.sections).map((item) => [item.name, item])));
  const label = (item: Item, { languages }: Definition) =>
    textIn(item.label, languages[0] ?? '', languages) || item.name;
  const found: Difference[] = [];
  for (const [name, item] of ours!) {
    const other = others!.get(name);
    if (!other) found.push({ name, label: label(item, mine), kind: 'onlyMine' });
    else if (bare(item) !== bare(other)) found.push({ name, label: label(item, mine), kind: 'differs' });
  }
  for (const [name, item] of others!) {
    if (!ours!.has(name)) found.push({ name, label: label(item, theirs), kind: 'onlyTheirs' });
  }
  return found;
}

/** Somebody else wrote the same questionnaire: one of both stays, and what is not taken can be had back by undoing. */
export function StaleDialog({ mine, theirs, onTakeTheirs, onKeepMine }: Props) {
  const { t } = useTranslation();
  const found = differences(mine, theirs);
  return (
    <Dialog title={t('builder.staleTitle')} onClose={() => undefined} sticky>
      <Stack>
        <Text>{t('builder.staleText')}</Text>
        {found.length === 0 ? (
          <Text>{t('builder.staleOrder')}</Text>
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('builder.label')}</th>
                <th scope="col">{t('builder.staleWhere')}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, 30).map(({ name, label, kind }) => (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  <td>{t(`builder.stale.${kind}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {found.length > 30 && <Text size="sm">{t('builder.staleMore', { count: found.length - 30 })}</Text>}
        <Text size="sm" className="quiet">
          {t('builder.staleUndo')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeepMine}>
            {t('builder.keepMine')}
          </Button>
          <Button onClick={onTakeTheirs} data-autofocus>
            {t('builder.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
