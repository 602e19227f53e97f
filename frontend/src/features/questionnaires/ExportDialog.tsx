import { List, Text } from '@mantine/core';
import { useTranslation, type Translate } from '../../shared/i18n/i18n';
import { codeWord } from '../../shared/i18n/codes';
import { FormDialog } from '../../shared/ui/FormDialog';
import type { Loss } from './losses';

type Props = { losses: Loss[]; busy: boolean; error: unknown; onDownload: () => void; onClose: () => void };

/** What of a questionnaire another program will not know, before it is given to one. */
export function ExportDialog({ losses, busy, error, onDownload, onClose }: Props) {
  const { t } = useTranslation();
  const own = losses.filter(({ kept }) => kept);
  const lost = losses.filter(({ kept }) => !kept);
  return (
    <FormDialog
      title={t('questionnaires.export')}
      action={t('formExport.download')}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={onDownload}
    >
      {own.length > 0 && (
        <div>
          <Text>{t('formExport.own')}</Text>
          <Losses losses={own} />
        </div>
      )}
      {lost.length > 0 && (
        <div>
          <Text>{t('formExport.lost')}</Text>
          <Losses losses={lost} />
        </div>
      )}
      <Text size="sm" className="quiet">
        {t('formExport.again')}
      </Text>
    </FormDialog>
  );
}

const SHOWN = 5;

/** All of a few names; of many the first ones, and how many there are. */
const namesOf = (at: string[], t: Translate) => {
  const names = at.slice(0, SHOWN).join(', ');
  return at.length > SHOWN ? t('formExport.more', { names, all: at.length }) : names;
};

function Losses({ losses }: { losses: Loss[] }) {
  const { t } = useTranslation();
  return (
    <List size="sm" mt={4}>
      {losses.map(({ code, at }) => (
        <List.Item key={code}>
          {codeWord('formLoss', code)}
          {at.length > 0 && `: ${namesOf(at, t)}`}
        </List.Item>
      ))}
    </List>
  );
}
