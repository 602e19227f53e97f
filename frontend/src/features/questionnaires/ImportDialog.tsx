import { Group, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { hasWords, useTranslation, type WordKey } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { ApiProblem } from '../../shared/api/problem';
import type { QuestionnaireImported, XlsFormIssue } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { Dialog } from '../../shared/ui/Dialog';
import { FormDialog } from '../../shared/ui/FormDialog';
import { ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useImportForm } from './api/importForm';
import classes from './ImportDialog.module.css';

/** A questionnaire from a form of another program; whatever did not pass is named, nothing is dropped in silence. */
export function ImportDialog({ organizationId, onClose }: { organizationId: string | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [owner, setOwner] = useState(organizationId);
  const [file, setFile] = useState<File | null>(null);
  const form = useImportForm();
  const id = useId();
  if (form.data) return <Imported imported={form.data} onClose={onClose} />;
  const refused = form.error instanceof ApiProblem ? (form.error.problem as { issues?: XlsFormIssue[] }).issues : [];
  return (
    <FormDialog
      title={t('questionnaires.importTitle')}
      action={t('questionnaires.import')}
      busy={form.isPending}
      error={form.error}
      ready={owner !== null && file !== null}
      onClose={onClose}
      onSubmit={() => owner && file && form.mutate({ file, organizationId: owner, language: i18n.language })}
    >
      <Text size="sm">{t('questionnaires.importText')}</Text>
      <label htmlFor={id} className={classes.file}>
        <IconFileUpload size={24} aria-hidden />
        <span>{file ? file.name : t('questionnaires.chooseFile')}</span>
        <input
          id={id}
          type="file"
          accept=".xlsx,.xlsm,.xls,.csv"
          className="visually-hidden"
          onChange={(event) => {
            form.reset();
            setFile(event.currentTarget.files?.[0] ?? null);
          }}
        />
      </label>
      <OrganizationSelect
        label={t('questionnaires.whoseWill')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(form.error, '/organizationId')}
      />
      {refused && refused.length > 0 && <Issues issues={refused} />}
    </FormDialog>
  );
}

function Imported({ imported, onClose }: { imported: QuestionnaireImported; onClose: () => void }) {
  const { t } = useTranslation();
  const { questionnaire, issues } = imported;
  return (
    <Dialog title={t('questionnaires.imported', { title: questionnaire.title })} onClose={onClose}>
      <Stack>
        <Text>
          {issues.length === 0
            ? t('questionnaires.importedWhole')
            : t('questionnaires.importedIssues', { count: issues.length })}
        </Text>
        {issues.length > 0 && <Issues issues={issues} />}
        <Group justify="flex-end">
          <ButtonLink to="/surveys/questionnaires/$questionnaireId" params={{ questionnaireId: questionnaire.id }}>
            {t('questionnaires.open')}
          </ButtonLink>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** By sheet, row and column, as a spreadsheet shows them. */
function Issues({ issues }: { issues: XlsFormIssue[] }) {
  const { t } = useTranslation();
  const place = ({ sheet, row, column }: XlsFormIssue) =>
    [sheet, row === null ? null : t('questionnaires.row', { row }), column].filter(Boolean).join(', ');
  /** Of what was taken as it stands, what is wrong with it: the code of a problem and what that is about. */
  const detail = ({ code, detail }: XlsFormIssue) => {
    const [problem = '', ...words] = detail.split(' ');
    const key = `questionnaireProblem.${problem}`;
    if (code !== 'UNSOUND' || !hasWords(key)) return detail;
    const about = words.join(' ');
    const [min = '', max = ''] = words;
    return t(key as WordKey, { name: about, detail: about, pattern: about, language: about, limit: about, min, max });
  };
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('questionnaires.issues')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('questionnaires.issuePlace')}</th>
            <th scope="col">{t('questionnaires.issueWhat')}</th>
            <th scope="col">{t('questionnaires.issueLoss')}</th>
          </tr>
        </thead>
        <tbody>
          {issues.map((issue, index) => (
            <tr key={index}>
              <td>{place(issue) || t('questionnaires.wholeFile')}</td>
              <td>
                {codeWord('xlsFormIssue', issue.code)}
                {issue.detail && `: ${detail(issue)}`}
              </td>
              <td>{codeWord('xlsFormLoss', issue.loss)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
