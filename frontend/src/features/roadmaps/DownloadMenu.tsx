import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { save } from '../../shared/api/download';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Downloadable } from './DownloadButton';
import { DOCUMENT_FORMATS, useRoadmapDocument, type DocumentFormat } from './api/getRoadmapDocument';

/** The roadmap as a file to print, to sign or to send; loaded, and opened, when it is first asked for. */
export default function DownloadMenu({ roadmap, edition, label }: Downloadable) {
  const { t } = useTranslation();
  const file = useRoadmapDocument(roadmap.id, edition?.number);
  const download = (format: DocumentFormat) =>
    file.mutate(format, {
      onSuccess: (content) => save(content, `${nameOf(edition?.name ?? roadmap.title)}.${format.toLowerCase()}`),
    });
  return (
    <>
      <Menu position="bottom-start" shadow="md" defaultOpened>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={file.isPending}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {DOCUMENT_FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => download(format)}>
              {t(`roadmaps.documentFormat.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {file.error && <ProblemAlert error={file.error} onRetry={() => file.variables && download(file.variables)} />}
    </>
  );
}

/** As long as file systems take; what they don't take, the browser replaces. */
function nameOf(title: string): string {
  return title.length <= 120 ? title : title.slice(0, title.lastIndexOf(' ', 120));
}
