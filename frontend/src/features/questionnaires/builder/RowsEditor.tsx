import { Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { MatrixRow } from '../../../shared/surveys/definition';
import { Small } from './ChoicesEditor';
import { useBuilder, useItem } from './context';
import { shifted } from './lists';
import { NameField } from './NameField';
import { freeName, renamed, takenNames } from './names';
import { ProblemLines } from './ProblemLines';
import { ScoringFields } from './ScoringFields';
import { TextsField } from './TextsField';
import { update, type EditItem } from './tree';
import classes from './Builder.module.css';

/** The rows of a matrix: each is asked by itself and has a name and a score of its own. */
export function RowsEditor({ item }: { item: EditItem }) {
  const { t } = useTranslation();
  const { definition, edit } = useBuilder();
  const { pointer, set } = useItem(item);
  const rows = item.rows ?? [];
  const change = (index: number, part: Partial<MatrixRow>, tag: string) =>
    set({ rows: rows.map((row, i) => (i === index ? { ...row, ...part } : row)) }, `row.${index}.${tag}`);
  const add = () => {
    set({ rows: [...rows, { name: freeName(takenNames(definition), `${item.name}_`) }] });
    setTimeout(() => document.getElementById(`${item.key}-row-${rows.length}`)?.focus(), 0);
  };
  const rename = (index: number, name: string) =>
    edit((old) => {
      const next = rows.map((row, i) => (i === index ? { ...row, name } : row));
      const named = update(old.sections, item.key, (one) => ({ ...one, rows: next }));
      return renamed({ ...old, sections: named }, rows[index]!.name, name);
    });
  return (
    <fieldset className={classes.set}>
      <legend>{t('builder.rows')}</legend>
      <ProblemLines at={`${pointer}/rows`} exact />
      <ol className={classes.choices}>
        {rows.map((row, index) => {
          const at = `${pointer}/rows/${index}`;
          const number = index + 1;
          return (
            <li
              key={index}
              onKeyDown={(event) =>
                event.key === 'Enter' && (event.target as HTMLElement).id === `${item.key}-row-${index}` && add()
              }
            >
              <div className={classes.choice}>
                <div className={classes.choiceLabel}>
                  <TextsField
                    id={`${item.key}-row-${index}`}
                    label={t('builder.rowLabel', { number })}
                    value={row.label}
                    onChange={(label) => change(index, { label }, 'label')}
                    pointer={`${at}/label`}
                    bare
                  />
                </div>
                <div className={classes.choiceName}>
                  <NameField
                    label={t('builder.rowName', { number })}
                    value={row.name}
                    onChange={(name) => rename(index, name)}
                    pointer={`${at}/name`}
                    bare
                  />
                </div>
                <Group gap={2} wrap="nowrap">
                  <Small
                    word={t('builder.rowUp', { number })}
                    Icon={IconArrowUp}
                    onClick={() => set({ rows: shifted(rows, index, index - 1) })}
                    off={index === 0}
                  />
                  <Small
                    word={t('builder.rowDown', { number })}
                    Icon={IconArrowDown}
                    onClick={() => set({ rows: shifted(rows, index, index + 1) })}
                    off={index === rows.length - 1}
                  />
                  <Small
                    word={t('builder.rowRemove', { number })}
                    Icon={IconX}
                    onClick={() => set({ rows: rows.filter((_, i) => i !== index) })}
                  />
                </Group>
              </div>
              <ScoringFields
                scoring={row.scoring}
                onChange={(scoring, tag) => change(index, { scoring }, tag)}
                pointer={`${at}/scoring`}
                short
              />
            </li>
          );
        })}
      </ol>
      <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {t('builder.addRow')}
      </Button>
    </fieldset>
  );
}
