import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { storedFile } from '../../shared/api/getFile';
import type { StoredFile } from '../../shared/api/types';
import { Dialog } from '../../shared/ui/Dialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { KeptFile } from '../../shared/files/KeptFile';

const FileField = lazy(() => import('../../shared/files/FileField'));

type Props = {
  indicator: string;
  schoolId: string;
  fileId: string | null;
  readOnly: boolean;
  onChange: (fileId: string | null) => void;
  onClose: () => void;
};

/** The file that shows a cell: seen, taken away, put in. Nothing is saved by it but the file itself. */
export function EvidenceFile({ indicator, schoolId, fileId, readOnly, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const found = useQuery(storedFile(fileId));
  const [files, setFiles] = useState<StoredFile[] | null>(null);
  const [busy, setBusy] = useState(false);
  const now = files ?? (found.data ? [found.data] : []);
  const done = () => {
    if (files) onChange(files[0]?.id ?? null);
    onClose();
  };
  return (
    <Dialog title={t('rounds.fileOf', { indicator })} onClose={onClose}>
      <Stack>
        {fileId && found.isPending ? (
          <Loading rows={1} />
        ) : (
          <>
            {found.error && <ProblemAlert error={found.error} />}
            {readOnly ? (
              fileId && <KeptFile id={fileId} />
            ) : (
              <Suspense fallback={<Loading rows={1} />}>
                <FileField
                  label={t('rounds.file')}
                  hint={t('rounds.fileHint')}
                  organizationId={schoolId}
                  value={now}
                  onChange={setFiles}
                  onBusy={setBusy}
                  max={1}
                />
              </Suspense>
            )}
          </>
        )}
        <Group justify="flex-end">
          {!readOnly && (
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          )}
          <Button onClick={done} disabled={busy}>
            {t(readOnly ? 'common.close' : 'rounds.fileDone')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
