/**
 * Open-source packages of the two SBOMs: real projects under their real package URLs, put together
 * for the example; how they hang together here is invented, and no finding about them is meant.
 * `purl < purl of what needs it` (nothing after `<`: the product itself); `;`-separated if several.
 */
export const firmwarePackages = parse(`
github/Mbed-TLS/mbedtls@3.6.2 <
github/lwip-tcpip/lwip@2.2.0 <
github/madler/zlib@1.3.1 <
github/nanopb/nanopb@0.4.9 <
github/mavlink/c_library_v2@2.0 <
github/littlefs-project/littlefs@2.9.3 <
github/intel/tinycbor@0.6.0 <
github/ARM-software/CMSIS_5@5.9.0 <
github/kmackay/micro-ecc@1.1 < github/Mbed-TLS/mbedtls@3.6.2
github/eyalroz/printf@6.2.0 <
github/DaveGamble/cJSON@1.7.18 < github/intel/tinycbor@0.6.0
github/ETLCPP/etl@20.39.4 <
github/eigenteam/eigen-git-mirror@3.3.7 <
github/mcu-tools/mcuboot@2.1.0 <
`);

export const groundPackages = parse(`
npm/react@18.3.1 <
npm/react-dom@18.3.1 <
npm/scheduler@0.23.2 < npm/react-dom@18.3.1
npm/loose-envify@1.4.0 < npm/react@18.3.1; npm/react-dom@18.3.1; npm/scheduler@0.23.2
npm/js-tokens@4.0.0 < npm/loose-envify@1.4.0
npm/leaflet@1.9.4 <
npm/three@0.168.0 <
npm/ws@8.18.0 <
npm/express@4.21.1 <
npm/body-parser@1.20.3 < npm/express@4.21.1
npm/debug@2.6.9 < npm/express@4.21.1; npm/body-parser@1.20.3
npm/ms@2.0.0 < npm/debug@2.6.9
npm/qs@6.13.0 < npm/express@4.21.1; npm/body-parser@1.20.3
npm/cookie@0.7.1 < npm/express@4.21.1
npm/iconv-lite@0.4.24 < npm/body-parser@1.20.3
npm/safer-buffer@2.1.2 < npm/iconv-lite@0.4.24
npm/%40turf/bearing@7.1.0 <
npm/%40turf/helpers@7.1.0 < npm/%40turf/bearing@7.1.0
pypi/pymavlink@2.4.41 <
pypi/lxml@5.3.0 < pypi/pymavlink@2.4.41
pypi/future@1.0.0 < pypi/pymavlink@2.4.41
pypi/numpy@2.1.2 <
pypi/pyproj@3.7.0 <
pypi/certifi@2024.8.30 < pypi/pyproj@3.7.0
deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64 <
deb/debian/libc6@2.36-9%2Bdeb12u9?arch=amd64 < deb/debian/openssl@3.0.15-1~deb12u1?arch=amd64
deb/debian/zlib1g@1.2.13.dfsg-1?arch=amd64 < pypi/lxml@5.3.0
deb/debian/gdal-bin@3.6.2%2Bdfsg-1%2Bb2?arch=amd64 <
deb/debian/proj-data@9.1.1-1?arch=all < deb/debian/gdal-bin@3.6.2%2Bdfsg-1%2Bb2?arch=amd64
maven/org.postgresql/postgresql@42.7.4 <
cargo/serde@1.0.210 <
cargo/serde_derive@1.0.210 < cargo/serde@1.0.210
golang/github.com/nats-io/nats.go@1.37.0 <
golang/github.com/klauspost/compress@1.17.9 < golang/github.com/nats-io/nats.go@1.37.0
`);

function parse(text) {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [path, parents] = line.split('<').map((cell) => cell.trim());
      const [, namespace, name, version] = /^[^/]+\/(?:(.+)\/)?([^/@]+)@([^?]+)/.exec(path);
      return {
        purl: `pkg:${path}`,
        group: namespace === undefined ? undefined : decodeURIComponent(namespace),
        name,
        version: decodeURIComponent(version),
        parents: parents === '' ? [] : parents.split(';').map((parent) => `pkg:${parent.trim()}`),
      };
    });
}
