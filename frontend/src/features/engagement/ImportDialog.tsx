import { Button, FileButton, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { OrganizationMatch } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { codeWord } from '../../shared/i18n/codes';
import { useCreateEngagementList, useMatches, useReadList } from './api/engagement';
import { pastedRows } from './pasted';

/** What is sure needs no choice; the rest a person chooses. */
const sure = ({ result, candidates }: OrganizationMatch) =>
  result === 'EXACT' || result === 'ALIAS' ? (candidates[0]?.organization.id ?? null) : null;

/** A list that was decided elsewhere: pasted, its schools found by name, then stored whole. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { org } = useSearch({ from: '/engagement' });
  const [owner, setOwner] = useState<string | null>(org ?? null);
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Record<number, string | null>>({});
  const file = useReadList();
  const again = useRef<() => void>(null);
  const matches = useMatches();
  const create = useCreateEngagementList();
  const rows = pastedRows(text);
  const found = matches.data?.items ?? [];
  const checked = found.length === rows.length && found.every((one, row) => one.name === rows[row]?.name);
  const idOf = (row: number) => chosen[row] ?? (found[row] ? sure(found[row]) : null);
  const without = rows.findIndex(({ level }) => level === null);
  const ready =
    checked &&
    rows.length > 0 &&
    without < 0 &&
    rows.every((_, row) => idOf(row)) &&
    !!owner &&
    !!day &&
    !!source.trim();
  const submit = () => {
    if (!owner || !day) return;
    create.mutate(
      {
        organizationId: owner,
        name: name.trim(),
        source: source.trim(),
        decidedOn: day,
        items: rows.map((row, index) => ({ organizationId: idOf(index)!, level: row.level! })),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDialog
      title={t('engagement.importTitle')}
      action={t('engagement.save')}
      busy={create.isPending}
      error={create.error}
      ready={ready && name.trim() !== ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="sm" className="quiet">
        {t('engagement.importText')}
      </Text>
      <OrganizationSelect label={t('engagement.owner')} value={owner} onChange={setOwner} required />
      <TextInput
        label={t('engagement.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={300}
        required
        error={fieldError(create.error, '/name')}
      />
      <TextInput
        label={t('engagement.source')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        maxLength={2000}
        required
        error={fieldError(create.error, '/source')}
      />
      <DayField label={t('engagement.decidedOn')} value={day} onChange={setDay} required />
      <FileButton
        accept=".xlsx,.csv,.docx,.odt"
        resetRef={again}
        onChange={(chosenFile) => {
          // The mended file has the same name: a browser would not tell that it is chosen once more.
          again.current?.();
          if (!chosenFile) return;
          file.mutate(chosenFile, {
            onSuccess: ({ items }) => {
              setText(
                items
                  .map((one) => `${one.name}\t${one.level ? codeWord('engagementLevel', one.level) : ''}`)
                  .join('\n'),
              );
              setChosen({});
            },
          });
        }}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            w="fit-content"
            leftSection={<IconFileUpload size={18} aria-hidden />}
            loading={file.isPending}
          >
            {t('engagement.fromFile')}
          </Button>
        )}
      </FileButton>
      {file.error && <ProblemAlert error={file.error} />}
      <Textarea
        label={t('engagement.rows')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen({});
        }}
        autosize
        minRows={4}
        maxRows={12}
        required
      />
      {without >= 0 && <Text role="alert">{t('engagement.wrongLevel', { row: without + 1 })}</Text>}
      <Button
        variant="default"
        w="fit-content"
        disabled={rows.length === 0 || without >= 0 || !owner}
        loading={matches.isPending}
        onClick={() => owner && matches.mutate({ names: rows.map((row) => row.name), within: owner })}
      >
        {t('engagement.check')}
      </Button>
      {matches.error && <ProblemAlert error={matches.error} />}
      {checked && (
        <Stack gap="xs">
          <Text role="status">
            {t('engagement.found', { found: rows.filter((_, row) => idOf(row)).length, count: rows.length })}
          </Text>
          {found.some((one) => sure(one) === null) && <Text size="sm">{t('engagement.unresolved')}</Text>}
          <List size="sm" listStyleType="none">
            {found.map((one, row) =>
              sure(one) === null ? (
                <List.Item key={row}>
                  <OrganizationSelect
                    label={one.name}
                    kind="SCHOOL"
                    value={chosen[row] ?? null}
                    onChange={(id) => setChosen({ ...chosen, [row]: id })}
                    placeholder={one.candidates[0]?.organization.name}
                  />
                </List.Item>
              ) : null,
            )}
          </List>
        </Stack>
      )}
    </FormDialog>
  );
}
